(id, charts) => {
  const CDN = "https://cdn.plot.ly/plotly-2.28.0.min.js";
  const coarse = matchMedia("(pointer: coarse)").matches;

  // The page decides what ink is: charts take the colour and font of the text around them.
  const ink = element => {
    const style = getComputedStyle(element);
    return { color: style.color, family: style.fontFamily };
  };
  const axes = layout => Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key));

  const draw = (element, chart) => {
    const { color, family } = ink(element);
    const layout = structuredClone(chart.layout);
    layout.font = { ...layout.font, color, family };
    axes(layout).forEach(axis => layout[axis].color = color);
    layout.dragmode = coarse ? false : "zoom";
    Plotly.newPlot(element, structuredClone(chart.data), layout, { responsive: true, displayModeBar: false });
    follow(element, color);
  };

  // A figure in a folded answer, or on a page that changes from light to dark, must still fit.
  const follow = (element, color) => {
    new ResizeObserver(() => { if (element.clientWidth > 0) Plotly.Plots.resize(element); }).observe(element);
    const repaint = () => {
      const now = ink(element).color;
      if (!element.isConnected || now === color) return;
      color = now;
      const change = { "font.color": color };
      axes(element.layout).forEach(axis => change[axis + ".color"] = color);
      Plotly.relayout(element, change);
    };
    const soon = () => setTimeout(repaint, 60);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon);
    const observer = new MutationObserver(soon);
    [document.documentElement, document.body].forEach(root => observer.observe(root, { attributes: true }));
  };

  const pressed = (figure, button) => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", on);
    const scope = button.closest(".sn-panel") ?? figure;
    scope.querySelectorAll(".sn-chart").forEach(element => {
      if (!element.data) return;
      const hit = element.data.flatMap((trace, i) => trace.name === button.dataset.series ? [i] : []);
      if (hit.length) Plotly.restyle(element, { opacity: on ? 1 : 0 }, hit);
    });
  };

  const moved = (figure, slider) => {
    const label = JSON.parse(slider.dataset.labels)[slider.value];
    slider.setAttribute("aria-valuetext", label);
    slider.closest(".sn-slider").querySelector("output").textContent = label;
    const scope = slider.closest(".sn-panel") ?? figure;
    scope.querySelectorAll(".sn-chart").forEach(element => {
      const moving = (element.data ?? []).flatMap((trace, i) => trace.meta === undefined ? [] : [i]);
      if (moving.length) Plotly.restyle(element, { visible: moving.map(i => element.data[i].meta === Number(slider.value)) }, moving);
    });
  };

  const waiting = () => [...document.querySelectorAll(`[data-figure="${id}"]`)].filter(figure => !figure.dataset.drawn);
  const each = action => waiting().forEach(figure => {
    figure.dataset.drawn = "yes";
    figure.querySelectorAll(".sn-chart").forEach((element, i) => action(element, charts[i]));
    figure.querySelectorAll(".sn-legend button").forEach(button => button.onclick = () => pressed(figure, button));
    figure.querySelectorAll(".sn-slider input").forEach(slider => slider.oninput = () => moved(figure, slider));
  });
  const inWords = element => {
    element.classList.add("sn-words");
    element.textContent = element.getAttribute("aria-label");
  };

  // Once a page, whichever figure asks first. AMD's define would swallow the library instead of letting it be a global.
  const fetchPlotly = () => window.stableNetsPlotly ??= new Promise((resolve, reject) => {
    const define = window.define;
    const script = Object.assign(document.createElement("script"), { src: CDN });
    const done = end => () => { window.define = define; end(); };
    Object.assign(script, { onload: done(resolve), onerror: done(reject) });
    window.define = undefined;
    document.head.append(script);
  });

  const start = tries => {
    if (window.Plotly) each(draw);
    else if (tries > 0) setTimeout(start, 100, tries - 1);
    else fetchPlotly().then(() => each(draw), () => each(inWords));
  };
  start(50);
}
