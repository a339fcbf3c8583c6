'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const off = { method: new Set(), layer: new Set(), task: new Set() };
  let pointed = null; // the edit that stands out

  const shownEdit = (edit) => edit.methods.some((method) => !off.method.has(method)) && !off.layer.has(edit.layer) && !off.task.has(edit.task);
  const { place, redraw, colour, onDarkness } = drawing(data, {
    shown: (series) => (series.edit === undefined || series.edit === null ? !off.method.has(series.name) : shownEdit(data.edits[series.edit])),
    pointed: () => pointed,
    choose: (edit) => choose(edit, true),
  });

  // --- an edit that stands out

  const bodies = [...document.querySelectorAll('tbody[data-edit]')];

  function choose(edit, scroll) {
    pointed = pointed === edit ? null : edit;
    const names = pointed === null ? [] : data.edits[pointed].names;
    bodies.forEach((body) => body.classList.toggle('pointed', names.includes(body.dataset.edit)));
    redraw();
    const first = bodies.find((body) => names.includes(body.dataset.edit));
    if (first && scroll) {
      first.scrollIntoView({ block: 'center' });
      if (window.history.replaceState) window.history.replaceState(null, '', `#${first.id}`);
    }
  }

  bodies.forEach((body) => {
    const index = data.edits.findIndex((edit) => edit.names.includes(body.dataset.edit));
    if (index < 0) return;
    const head = body.querySelector('th');
    const name = head.firstChild;
    const button = make('button', { type: 'button', class: 'name', title: 'Show this edit in the plots' }, name.textContent);
    button.addEventListener('click', () => choose(index, false));
    head.replaceChild(button, name);
  });

  // --- filters

  function sift() {
    const wanted = (document.getElementById('find').value || '').toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    bodies.forEach((body) => {
      const text = body.textContent.toLowerCase();
      const seen = !off.method.has(body.dataset.method) && !off.layer.has(body.dataset.layer) && !off.task.has(body.dataset.task)
        && wanted.every((word) => text.includes(word));
      body.hidden = !seen;
      count += seen ? 1 : 0;
    });
    document.getElementById('found').textContent = count === bodies.length ? '' : `${count} of ${bodies.length} edits`;
  }

  document.querySelectorAll('[data-filter]').forEach((button) => {
    const set = off[button.dataset.filter];
    button.addEventListener('click', () => {
      set.has(button.dataset.value) ? set.delete(button.dataset.value) : set.add(button.dataset.value);
      button.setAttribute('aria-pressed', String(!set.has(button.dataset.value)));
      sift();
      redraw();
    });
  });
  document.getElementById('find').addEventListener('input', sift);
  document.querySelectorAll('.filter, .find, .choose').forEach((element) => { element.hidden = false; });

  document.querySelectorAll('[data-filter=layer]').forEach((button) => {
    const index = data.edits.findIndex((edit) => edit.layer === button.dataset.value);
    const series = data.figures['trade-off'].series.find((candidate) => candidate.edit === index);
    if (series) button.prepend(`${['●', '■', '▲', '◆'][series.symbol % 4]} `);
  });
  const dots = () => document.querySelectorAll('[data-filter=method]').forEach((button) => {
    const edit = data.edits.find((candidate) => candidate.methods.includes(button.dataset.value));
    const series = data.figures['trade-off'].series.find((candidate) => candidate.edit === data.edits.indexOf(edit));
    button.style.setProperty('--dot', series ? colour({ ...series, edit: null }).color : 'transparent');
  });

  // --- sorting

  const table = document.querySelector('table.edits');
  const value = (body, by) => {
    const row = body.querySelector('tr');
    if (by === 'edit') return body.dataset.edit;
    if (by === 'alpha') return Number(row.querySelector('.alpha')?.textContent || NaN);
    if (by === 'gate') return row.querySelector('.gate')?.firstChild.textContent || '';
    const cell = row.querySelectorAll('td[data-value]')[Number(by)];
    return cell && cell.dataset.value !== '' ? Number(cell.dataset.value) : NaN;
  };
  table.querySelectorAll('th[data-sort]').forEach((head) => {
    const button = make('button', { type: 'button' }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') === 'descending';
      table.querySelectorAll('th[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const unknown = (found) => found === '' || Number.isNaN(found);
      // by task, under its row before editing; what was not measured comes last either way
      [...table.tBodies].reduce((groups, body) => {
        if (body.dataset.edit === undefined) groups.push([body]);
        else groups[groups.length - 1].push(body);
        return groups;
      }, []).forEach((group) => {
        const [before, ...edits] = group;
        edits.sort((a, b) => {
          const [x, y] = [value(a, head.dataset.sort), value(b, head.dataset.sort)];
          if (unknown(x) || unknown(y)) return unknown(x) - unknown(y);
          return (up ? 1 : -1) * (typeof x === 'string' ? x.localeCompare(y) : x - y);
        });
        before.after(...edits);
      });
    });
  });

  // --- what a term means

  const tip = document.getElementById('tip');
  const hide = () => { tip.hidden = true; };
  document.querySelectorAll('[data-term]').forEach((term) => {
    const meaning = document.getElementById(`g-${term.dataset.term}`);
    const button = term.querySelector('button');
    if (!button) {
      term.tabIndex = 0;
    }
    const holder = button || term;
    if (!button && term.tagName === 'SPAN') term.setAttribute('role', 'note');
    holder.setAttribute('aria-describedby', meaning.id);
    const show = () => {
      tip.textContent = meaning.textContent;
      tip.hidden = false;
      const box = term.getBoundingClientRect();
      const width = tip.offsetWidth;
      tip.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
      const below = box.bottom + 6;
      tip.style.top = `${below + tip.offsetHeight > window.innerHeight ? box.top - tip.offsetHeight - 6 : below}px`;
    };
    term.addEventListener('mouseenter', show);
    term.addEventListener('focusin', show);
    term.addEventListener('mouseleave', hide);
    term.addEventListener('focusout', hide);
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

  // --- go

  document.querySelectorAll('[data-figure]').forEach(place);
  document.querySelectorAll('[data-choose=heat]').forEach((select) => select.addEventListener('change', () => {
    const figure = document.getElementById('heat');
    figure.dataset.figure = select.value;
    place(figure);
  }));
  dots();
  onDarkness(dots);
})();
