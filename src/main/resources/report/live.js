'use strict';
(() => {
  const figures = drawing({ edits: [], figures: {} }, { shown: () => true, pointed: () => null, choose: () => {} });
  const put = (id, text) => { document.getElementById(id).textContent = text; };
  const rate = (perMinute) => (perMinute === undefined || perMinute === null ? '' : `, ${perMinute.toFixed(1)} a minute`);

  function bar(name, done, all, perMinute) {
    const progress = document.getElementById(name);
    progress.max = Math.max(1, all);
    progress.value = done;
    put(`${name}-done`, `${done} of ${all}${rate(perMinute)}`);
  }

  // the browser connects again by itself when the server was away
  const events = new EventSource('events');
  events.addEventListener('look', (event) => {
    const look = JSON.parse(event.data);
    put('state', look.state);
    bar('trials', look['trials-done'], look.trials, look['trials-per-minute']);
    bar('tasks', look['tasks-done'], look['tasks-in-all'], look['tasks-per-minute']);
    put('end', look.end ? `Expected to end at ${new Date(look.end).toLocaleTimeString()}.` : '');
    document.getElementById('details').replaceChildren(
      ...look.failed.map((fault) => make('li', {}, `${fault.function} gave up on ${fault.key}: ${fault.message}`)),
      ...look.skipped.map((edit) => make('li', {}, `skipped ${edit.edit}: ${edit.outcome.toLowerCase().replace('_', ' ')}`)),
    );
    if (look.state === 'completed') {
      events.close();
      window.location.replace('report/index.html');
    }
  });
  events.addEventListener('curves', (event) => figures.update(JSON.parse(event.data)));
  events.addEventListener('error', () => put('state', 'no connection, trying again …'));
})();
