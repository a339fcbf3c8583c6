'use strict';
// what changed: one edit on one set of images at a time
(() => {
  const view = document.getElementById('changed-view');
  if (!view) return;
  let changes = JSON.parse(document.getElementById('changes').textContent);
  const edits = document.getElementById('changed-edit');
  const sets = document.getElementById('changed-set');
  const more = document.getElementById('changed-more');
  const named = (of, index) => (index < 0 ? 'no class' : (changes.classes[of.dataset] || [])[index] || `class ${index}`);
  const points = (fraction) => `${fraction > 0 ? '+' : ''}${(100 * fraction).toFixed(1).replace('-', '−')}`;
  const words = { gained: 'wrong before, right after', lost: 'right before, wrong after', changed: 'wrong both times, as two classes' };

  function table(caption, head, rows) {
    return make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
      make('table', { class: 'numbers' },
        make('caption', {}, caption),
        make('thead', {}, make('tr', {}, ...head.map((name) => make('th', { scope: 'col' }, name)))),
        make('tbody', {}, ...rows.map((row) => make('tr', {}, make('th', { scope: 'row' }, row[0]), ...row.slice(1).map((value) => make('td', {}, String(value))))))));
  }

  function picture(of, flip) {
    const source = changes.thumbnails[flip.picture];
    const text = flip.kind === 'gained'
      ? `${named(of, flip.label)}, was taken for ${named(of, flip.before)}`
      : `${named(of, flip.label)}, now taken for ${named(of, flip.after)}${flip.kind === 'changed' ? `, before for ${named(of, flip.before)}` : ''}`;
    return make('figure', {},
      source ? make('img', { src: source, alt: text, title: flip.image, loading: 'lazy' }) : make('div', { class: 'none', title: flip.image }, 'no picture'),
      make('figcaption', {}, text));
  }

  function show() {
    const edit = changes.edits[edits.selectedIndex];
    const of = edit && edit.sets.find((set) => set.set === sets.value);
    if (!of) {
      view.replaceChildren(make('p', { class: 'quiet' }, 'Not measured.'));
      return;
    }
    const parts = [make('p', {}, `Of ${of.seen} images ${of.gained} were wrong before and are right after the edit, ${of.lost} were right and are wrong, ${of.changed} are wrong as another class than before.`)];
    ['lost', 'gained', 'changed'].forEach((kind) => {
      const flips = of.flips.filter((flip) => flip.kind === kind);
      if (flips.length) {
        parts.push(make('h3', {}, `${words[kind]}: ${flips.length === of[kind] ? `all ${of[kind]}` : `${flips.length} of ${of[kind]}, the surest first`}`));
        parts.push(make('div', { class: 'flips' }, ...flips.map((flip) => picture(of, flip))));
      }
    });
    if (of.classes.length) {
      const hurt = [...of.classes].sort((a, b) => (a.gained - a.lost) - (b.gained - b.lost) || a.label - b.label);
      parts.push(table(`Classes, those hurt most first (${of.classes.length} of ${of['classes-seen']} changed)`, ['Class', 'Images', 'Gained', 'Lost', 'Change in points, 95% for all classes at once'],
        hurt.map((one) => [named(of, one.label), one.seen, one.gained, one.lost, `${points((one.gained - one.lost) / one.seen)} (${points(one.interval.low)} to ${points(one.interval.high)})${one.distinguishable ? ' *' : ''}`])));
    }
    if (of.confusions.length) {
      parts.push(table('Commonest changes', ['Class', 'Before', 'After', 'Images'],
        of.confusions.map((one) => [named(of, one.label), named(of, one.before), named(of, one.after), one.count])));
    }
    view.replaceChildren(...parts);
  }

  function offer() {
    const edit = changes.edits[edits.selectedIndex];
    const before = sets.value || 'original';
    sets.replaceChildren(...(edit ? edit.sets : []).map((set) => {
      const [task, shift] = set.set.split('+');
      const option = make('option', { value: set.set }, `${task === 'original' ? 'original task' : task === 'editing' ? 'editing task' : task}${shift ? `, ${shift}` : ''}`);
      return option;
    }));
    if ([...sets.options].some((option) => option.value === before)) sets.value = before;
    show();
  }

  edits.replaceChildren(...changes.edits.map((edit) => make('option', {}, `${edit.edit} at α = ${edit.alpha}`)));
  edits.addEventListener('change', offer);
  sets.addEventListener('change', show);
  const taken = changes.edits.findIndex((edit) => edit.edit === view.dataset.edit);
  edits.selectedIndex = Math.max(0, taken);
  offer();

  // what was too much for one page lies beside it
  if (more && window.location.protocol.startsWith('http')) {
    fetch('changes.json').then((answer) => answer.json()).then((all) => {
      changes = { ...all, thumbnails: { ...all.thumbnails, ...changes.thumbnails } };
      more.remove();
      offer();
    }).catch(() => {});
  }
})();
