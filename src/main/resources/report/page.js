'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const light = ['#0072b2', '#d55e00', '#009e73', '#b5478f', '#8a6d00', '#5b4fc7', '#00808f', '#7a4a2b'];
  const dark = ['#5ab4e8', '#ff9147', '#2fd0a0', '#ef9bd0', '#e6c229', '#a89dff', '#4fd3e0', '#c99a78'];
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  const hidden = new Set();
  const charts = [];

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = (index) => (darkness.matches ? dark : light)[index % light.length];
  const percent = (value) => `${(100 * value).toFixed(1)}%`;
  const text = (value) => {
    const span = document.createElement('span');
    span.textContent = value;
    return span.innerHTML;
  };

  function axis(extra) {
    return {
      axisLine: { lineStyle: { color: style('--line') } },
      axisLabel: { color: style('--quiet'), hideOverlap: true, ...extra.axisLabel },
      splitLine: { lineStyle: { color: style('--line') } },
      nameTextStyle: { color: style('--quiet') },
      ...extra.axis,
    };
  }

  function option(x, series, tooltip) {
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 8, right: 16, top: 12, bottom: 26, containLabel: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: style('--panel'),
        borderColor: style('--line'),
        textStyle: { color: style('--ink'), fontSize: 12 },
        formatter: tooltip,
      },
      xAxis: axis({ axis: { nameLocation: 'middle', nameGap: 24, ...x, splitLine: { show: false } } }),
      yAxis: axis({ axis: { type: 'value', scale: true }, axisLabel: { formatter: (v) => `${Math.round(100 * v)}%` } }),
      series,
    };
  }

  function tip(title) {
    return (points) => [`<b>${title(points[0])}</b>`]
      .concat(points.map((p) => `${p.marker}${text(p.seriesName)} ${percent(p.value[1])}${text(p.data.note || '')}`))
      .join('<br>');
  }

  function sweep(kind) {
    const series = data.lines.filter((line) => !hidden.has(line.colour)).map((line) => ({
      name: line.name,
      type: 'line',
      color: colour(line.colour),
      symbol: 'circle',
      data: data.alphas.map((alpha, i) => ({
        value: [alpha, line[kind][i].value],
        symbolSize: line.chosen.includes(alpha) ? 11 : 4,
        note: line[kind][i].low === undefined ? '' : ` (${percent(line[kind][i].low)} to ${percent(line[kind][i].high)})`,
      })),
    }));
    return option({ type: 'value', name: 'α', min: data.alphas[0], max: data.alphas[data.alphas.length - 1] }, series,
      tip((p) => `α = ${p.value[0]}`));
  }

  function severity(panel) {
    const series = panel.series.filter((one) => one.colour < 0 || !hidden.has(one.colour)).map((one) => ({
      name: one.name,
      type: 'line',
      color: one.colour < 0 ? style('--ink') : colour(one.colour),
      lineStyle: { type: one.colour < 0 ? 'dotted' : one.dashed ? 'dashed' : 'solid', width: 2 },
      symbolSize: 5,
      data: panel.severities.map((s, i) => ({ value: [String(s), one.values[i]] })),
    }));
    return option({ type: 'category', name: 'severity', data: panel.severities.map(String) }, series,
      tip((p) => `${text(panel.corruption)}, severity ${p.value[0]}`));
  }

  function add(element, make) {
    const chart = echarts.init(element, null, { renderer: 'svg' });
    const draw = () => chart.setOption(make(), true);
    draw();
    new ResizeObserver(() => chart.resize()).observe(element);
    charts.push(draw);
  }

  function legend() {
    const bar = document.getElementById('legend');
    bar.replaceChildren(...data.lines.map((line) => {
      const button = document.createElement('button');
      const dot = document.createElement('i');
      dot.style.background = colour(line.colour);
      button.type = 'button';
      button.setAttribute('aria-pressed', String(!hidden.has(line.colour)));
      button.append(dot, line.name);
      button.addEventListener('click', () => {
        hidden.has(line.colour) ? hidden.delete(line.colour) : hidden.add(line.colour);
        button.setAttribute('aria-pressed', String(!hidden.has(line.colour)));
        charts.forEach((draw) => draw());
      });
      return button;
    }));
  }

  legend();
  document.querySelectorAll('[data-sweep]').forEach((element) => add(element, () => sweep(element.dataset.sweep)));
  data.panels.forEach((panel) => {
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    const element = document.createElement('div');
    caption.textContent = panel.caption;
    element.className = 'chart';
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', `Accuracy under ${panel.caption} by severity; the numbers are in the table below`);
    figure.append(caption, element);
    document.getElementById(`by-severity-${panel.task}`).append(figure);
    add(element, () => severity(panel));
  });
  darkness.addEventListener('change', () => {
    legend();
    charts.forEach((draw) => draw());
  });
})();
