'use strict';
/** What figures are drawn with, as the JVM has it: { light: [colour…], dark: [colour…] }. */
const palette = JSON.parse(document.getElementById('palette').textContent);
const make = (tag, attributes = {}, ...content) => {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...content);
  return element;
};

/**
 * Draws figures as the JVM describes them (title, axes, curves of marks, cells) with ECharts: panels when they come into sight,
 * a caption, the same as a table.
 *
 * view.shown(series): whether it is drawn; view.pointed(): index of the edit that stands out, or null; view.choose(edit): it was pressed.
 */
const drawing = (described, view) => {
  let data = described;
  const symbols = ['circle', 'rect', 'triangle', 'diamond'];
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  const plots = [];
  let printing = false;

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const one = (value) => value.toFixed(1).replace('-', '−');
  const escaped = (value) => make('i', {}, value).innerHTML;
  const isEdit = (series) => series.edit !== undefined && series.edit !== null;
  const colour = (series) => {
    const dim = view.pointed() !== null && isEdit(series) && series.edit !== view.pointed();
    const base = series.colour < 0 ? style('--ink') : palette[darkness.matches && !printing ? 'dark' : 'light'][series.colour % palette.light.length];
    return { color: base, opacity: dim ? 0.15 : 1 };
  };

  // --- one panel as ECharts wants it

  function axis(description, upright, fromZero) {
    const categories = description.categories;
    return {
      type: categories.length ? 'category' : description.logarithmic ? 'log' : 'value',
      ...(categories.length ? { data: categories, inverse: upright } : { scale: !fromZero }),
      name: description.label,
      nameLocation: 'middle',
      nameGap: upright ? 40 : 26,
      nameTextStyle: { color: style('--quiet') },
      axisLine: { lineStyle: { color: style('--line') }, onZero: false },
      axisTick: { show: false },
      axisLabel: { color: style('--quiet'), hideOverlap: !categories.length, ...(categories.length && upright ? { width: 150, overflow: 'truncate', interval: 0 } : {}) },
      splitLine: { show: !categories.length, lineStyle: { color: style('--line') } },
    };
  }

  function whiskers(name, marks, look, upright, aside) {
    return {
      name,
      type: 'custom',
      silent: true,
      z: 3,
      encode: upright ? { x: 0, y: [1, 2] } : { x: [1, 2], y: 0 },
      tooltip: { show: false },
      data: marks.map((mark) => (upright ? [mark[0], mark[5][0], mark[5][1]] : [mark[1], mark[4][0], mark[4][1]])),
      renderItem: (params, api) => {
        const ends = [1, 2].map((i) => api.coord(upright ? [api.value(0), api.value(i)] : [api.value(i), api.value(0)]));
        ends.forEach((end) => { if (upright) end[0] += aside; });
        return {
          type: 'line',
          shape: { x1: ends[0][0], y1: ends[0][1], x2: ends[1][0], y2: ends[1][1] },
          style: { stroke: look.color, opacity: look.opacity, lineWidth: 1.5 },
        };
      },
    };
  }

  function curves(figure, panel) {
    const series = [];
    panel.curves.forEach((curve) => {
      const of = figure.series[curve.series];
      if (!view.shown(of)) {
        return;
      }
      const look = colour(of);
      const points = curve.marks.map((mark) => ({
        value: [mark[0], mark[1]],
        note: mark[2],
        edit: of.edit,
        symbolSize: mark[3] === 2 ? 12 : mark[3] === 1 ? 8 : 5,
        ...(mark[3] === 2 ? { itemStyle: { ...look, borderColor: style('--ink'), borderWidth: 1.5 } } : {}),
      }));
      if (curve.form === 'BARS') {
        const values = new Array(panel.y.categories.length).fill(null);
        points.forEach((point) => { values[point.value[1]] = { ...point, value: point.value[0] }; });
        series.push({ name: of.name, type: 'bar', barGap: '-100%', barWidth: '60%', itemStyle: { ...look, opacity: 0.6 * look.opacity }, data: values });
      } else {
        series.push({
          name: of.name,
          type: curve.form === 'LINE' ? 'line' : 'scatter',
          symbol: symbols[of.symbol % symbols.length],
          showAllSymbol: true,
          itemStyle: look,
          lineStyle: { ...look, width: isEdit(of) && of.edit === view.pointed() ? 3 : 1.8, type: of.colour < 0 ? 'dotted' : 'solid' },
          emphasis: { disabled: true },
          triggerLineEvent: true,
          z: isEdit(of) && of.edit === view.pointed() ? 5 : 2,
          data: points,
        });
      }
      const across = curve.marks.filter((mark) => mark[4] && mark[4].length);
      const upright = curve.marks.filter((mark) => mark[5] && mark[5].length);
      const aside = (curve.series - (figure.series.length - 1) / 2) * 3;
      if (across.length) series.push(whiskers(of.name, across, look, false, 0));
      if (upright.length) series.push(whiskers(of.name, upright, look, true, aside));
    });
    if (panel.shaded) {
      series.push({
        type: 'scatter',
        data: [],
        silent: true,
        markArea: { silent: true, itemStyle: { color: style('--pass'), opacity: 0.1 }, data: [[{ xAxis: panel.shaded.from }, { xAxis: 'max' }]] },
      });
    }
    return series;
  }

  function heat(panel) {
    return [{
      type: 'heatmap',
      data: panel.cells.map((cell) => ({ value: cell.slice(0, 3), note: cell[3], label: { fontWeight: cell[4] ? 'bold' : 'normal' } })),
      label: { show: true, color: '#1f2328', formatter: (point) => one(point.value[2]) },
      itemStyle: { borderColor: style('--ground'), borderWidth: 1 },
      emphasis: { disabled: true },
    }];
  }

  function tooltip(panel) {
    const isHeat = panel.cells.length > 0;
    const joint = panel.curves.some((curve) => curve.form === 'LINE') && (panel.x.categories.length > 0 || panel.x.label === 'α');
    const place = (point) => (panel.x.categories.length ? `${panel.x.label} ${panel.x.categories[point.value[0]]}` : `α = ${point.value[0]}`);
    const line = (point) => {
      const value = isHeat ? point.value[2] : Array.isArray(point.value) ? point.value[1] : point.value;
      const note = (point.data.note || '').split('\n').map(escaped).join('<br>');
      return isHeat
        ? `<b>${escaped(panel.y.categories[point.value[1]])}, ${escaped(panel.x.label)} ${escaped(panel.x.categories[point.value[0]])}</b><br>${one(value)} points (${note})`
        : `${point.marker}${escaped(point.seriesName)} ${joint || !note ? `<b>${one(value)}</b> ` : ''}${joint ? '' : panel.y.categories.length ? `<b>${one(value)}</b> ` : '<br>'}${note}`;
    };
    return {
      trigger: joint ? 'axis' : 'item',
      confine: true,
      backgroundColor: style('--panel'),
      borderColor: style('--line'),
      textStyle: { color: style('--ink'), fontSize: 12 },
      extraCssText: 'max-width:30rem;white-space:normal',
      formatter: (points) => (Array.isArray(points)
        ? [`<b>${escaped(panel.title)}</b> ${escaped(place(points[0]))}`].concat(points.filter((point) => point.data).map(line)).join('<br>')
        : line(points)),
    };
  }

  function option(figure, panel) {
    const isHeat = panel.cells.length > 0;
    const largest = Math.max(0.1, ...figure.panels.flatMap((other) => other.cells.map((cell) => Math.abs(cell[2]))));
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 40, right: 16, top: 10, bottom: 28, containLabel: true },
      tooltip: tooltip(panel),
      xAxis: axis(panel.x, false, panel.curves.some((curve) => curve.form === 'BARS')),
      yAxis: axis(panel.y, true, false),
      ...(isHeat ? { visualMap: { show: false, min: -largest, max: largest, dimension: 2, inRange: { color: ['#f28e4e', '#fafafa', '#7ab6e0'] } } } : {}),
      series: isHeat ? heat(panel) : curves(figure, panel),
    };
  }

  // --- figures: panels, a caption, the same as a table

  function numbers(figure) {
    const rows = figure.panels.flatMap((panel) => panel.cells.length
      ? panel.cells.map((cell) => [panel.title, panel.y.categories[cell[1]], panel.x.categories[cell[0]], one(cell[2]), cell[3]])
      : panel.curves.flatMap((curve) => curve.marks.map((mark) => [
        panel.title,
        figure.series[curve.series].name,
        panel.x.categories.length ? panel.x.categories[mark[0]] : String(mark[0]),
        panel.y.categories.length ? '' : one(mark[1]),
        mark[2].replace(/\n/g, '; ') + (mark[4] && mark[4].length ? ` (${mark[4].map(one).join(' to ')})` : '') + (mark[5] && mark[5].length ? ` (${mark[5].map(one).join(' to ')})` : ''),
      ])));
    const first = figure.panels[0];
    const head = first.cells.length ? ['Plot', 'Kind', first.x.label, 'Points', 'Interval'] : ['Plot', 'Line', first.x.label || 'x', first.y.label || 'y', 'More'];
    const key = 1; // what a row is of: its kind or its line; its plot, which may have no name, stands before it
    return make('table', { class: 'numbers' },
      make('thead', {}, make('tr', {}, ...head.map((name) => make('th', { scope: 'col' }, name)))),
      make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map((value, i) => (i === key ? make('th', { scope: 'row' }, value) : make('td', {}, value)))))));
  }

  const inSight = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const plot = plots.find((candidate) => candidate.element === entry.target);
    plot.visible = entry.isIntersecting;
    if (plot.visible && plot.stale) draw(plot);
  }), { rootMargin: '200px' });

  const resized = new ResizeObserver((entries) => entries.forEach((entry) => {
    const plot = plots.find((candidate) => candidate.element === entry.target);
    if (plot && plot.chart) plot.chart.resize();
  }));

  function draw(plot) {
    if (!plot.chart) {
      plot.chart = echarts.init(plot.element, null, { renderer: 'svg' });
      plot.chart.on('click', (point) => {
        const edit = point.data && point.data.edit !== undefined ? point.data.edit : point.seriesType === 'line' ? plot.edits[point.seriesIndex] : undefined;
        if (edit !== undefined && edit !== null) view.choose(edit);
      });
    }
    const made = option(plot.figure, plot.panel);
    plot.edits = made.series.map((series) => (series.data && series.data[0] && series.data[0].edit));
    plot.chart.setOption(made, true);
    plot.stale = false;
  }

  function redraw() {
    plots.forEach((plot) => {
      plot.stale = true;
      if (plot.visible) draw(plot);
    });
  }

  function place(element) {
    const figure = data.figures[element.dataset.figure];
    if (!figure) {
      element.remove();
      return;
    }
    for (let i = plots.length - 1; i >= 0; i -= 1) {
      if (element.contains(plots[i].element)) {
        inSight.unobserve(plots[i].element);
        resized.unobserve(plots[i].element);
        if (plots[i].chart) plots[i].chart.dispose();
        plots.splice(i, 1);
      }
    }
    const panels = make('div', { class: 'charts' });
    figure.panels.forEach((panel) => {
      const chart = make('div', { class: 'chart', role: 'img', 'aria-label': `${panel.title || figure.caption} A plot; its numbers are in the table that follows.` });
      if (panel.y.categories.length) chart.style.height = `${Math.max(6, 3.5 + panel.y.categories.length * (panel.cells.length ? 1.4 : 1.9))}rem`;
      const holder = make('div', { class: 'panel' });
      if (panel.title) holder.append(make('p', { class: 'name' }, panel.title));
      holder.append(chart);
      panels.append(holder);
      const plot = { element: chart, figure, panel, chart: null, visible: false, stale: true, edits: [] };
      plots.push(plot);
      inSight.observe(chart);
      resized.observe(chart);
    });
    const table = make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${element.dataset.figure}: the same as numbers` });
    const details = make('details', {}, make('summary', {}, 'The same as numbers'), table);
    details.addEventListener('toggle', () => table.replaceChildren(...(details.open ? [numbers(data.figures[element.dataset.figure])] : [])));
    element.replaceChildren(panels, make('figcaption', {}, figure.caption), details);
  }

  darkness.addEventListener('change', redraw);
  window.addEventListener('beforeprint', () => {
    printing = true;
    plots.forEach((plot) => { draw(plot); plot.chart.resize(); });
  });
  window.addEventListener('afterprint', () => { printing = false; redraw(); });

  /** Other numbers of the same figures: plots stay where they are. */
  function update(next) {
    data = next;
    document.querySelectorAll('[data-figure]').forEach((element) => {
      const figure = data.figures[element.dataset.figure];
      const own = plots.filter((plot) => element.contains(plot.element));
      if (figure && own.length !== figure.panels.length) place(element);
      else if (figure) {
        own.forEach((plot, i) => Object.assign(plot, { figure, panel: figure.panels[i], stale: true }));
        element.querySelector('details').dispatchEvent(new Event('toggle'));
      }
    });
    redraw();
  }

  return { place, redraw, update, colour, onDarkness: (then) => darkness.addEventListener('change', then) };
};
