// Draws the tables marked data-chart="lines" as charts above them, and saves these as pictures that name their source.
const echarts = await import(document.documentElement.dataset.echarts);

const dark = matchMedia("(prefers-color-scheme: dark)");
const print = matchMedia("print");

// Lines beside the main one: each is told by its dashes, not by its colour alone.
const dashes = { planned: "dashed", least: [2, 4], most: [8, 3, 2, 3] };
const sign = { width: 34, gap: 14, line: 24 };

for (const figure of document.querySelectorAll("[data-chart=lines]")) draw(figure);

function draw(figure) {
  const area = figure.querySelector(".chart-area");
  const data = read(figure.querySelector("table"));
  if (data.years.length < 2) return;
  area.hidden = false;
  let chart = echarts.init(area, null, { renderer: "canvas" });
  const paint = () => chart.setOption(option(figure, data, colours(figure), area.clientWidth), true);
  paint();
  new ResizeObserver(() => { chart.resize(); paint(); }).observe(area);
  dark.addEventListener("change", paint);
  print.addEventListener("change", paint);
  figure.addEventListener("click", (event) => {
    const format = event.target.dataset?.save;
    if (format) save(figure, data, format);
  });
}

// The first column is the year; columns whose head says data-series are lines; what a cell says is in its <data>.
function read(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const series = heads.flatMap((head, column) => !head.dataset.series ? [] : [{
    name: head.textContent.trim(),
    kind: head.dataset.series,
    of: head.dataset.of ?? head.textContent.trim(),
    points: rows.map((row) => {
      const data = row.cells[column].querySelector("data");
      return data ? { value: Number(data.value), text: data.textContent, hollow: data.dataset.hollow === "true" } : null;
    }),
  }]);
  return { years: rows.map((row) => row.cells[0].textContent.trim()), series };
}

function colours(element) {
  const style = getComputedStyle(element);
  const of = (name) => style.getPropertyValue(name).trim();
  return {
    ink: of("--ink"), soft: of("--soft"), line: of("--line"), surface: of("--surface"),
    lines: [1, 2, 3, 4, 5].map((number) => of(`--chart-${number}`)), font: style.fontFamily,
  };
}

// The legend wraps; the chart begins beneath its last line.
function legendHeight(data, font, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `12px ${font}`;
  let [lines, used] = [1, 0];
  for (const { name } of data.series) {
    const needed = sign.width + 8 + pen.measureText(name).width + sign.gap;
    if (used > 0 && used + needed > width) [lines, used] = [lines + 1, 0];
    used += needed;
  }
  return lines * sign.line;
}

function option(figure, data, colour, width) {
  const names = [...new Set(data.series.map((series) => series.of))];
  const text = { color: colour.soft, fontFamily: colour.font, fontSize: 12 };
  const symbols = ["circle", "rect", "triangle", "path://M0 0L10 0L5 9Z", "roundRect"];
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: colour.font },
    aria: { enabled: true },
    color: colour.lines,
    grid: { left: 8, right: 24, top: legendHeight(data, colour.font, width) + 20, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, right: 0, type: "plain", itemWidth: sign.width, itemGap: sign.gap, textStyle: text, inactiveColor: colour.soft },
    tooltip: {
      trigger: "axis", axisPointer: { lineStyle: { color: colour.soft } }, renderMode: "richText", confine: true, backgroundColor: colour.surface, borderColor: colour.line,
      textStyle: { color: colour.ink, fontFamily: colour.font, fontSize: 13 },
      formatter: (points) => [points[0].axisValue, ...points.filter((point) => point.value != null)
        .map((point) => `${point.marker}${point.seriesName}  ${point.data.text}`)].join("\n"),
    },
    xAxis: { type: "category", data: data.years, boundaryGap: false, axisLabel: text, axisLine: { lineStyle: { color: colour.line } }, axisTick: { show: false } },
    yAxis: { type: "value", axisLabel: { ...text, formatter: (value) => short(value, figure.dataset.scales) }, splitLine: { lineStyle: { color: colour.line } } },
    series: data.series.map((series) => {
      const isEdge = series.kind === "least" || series.kind === "most";
      const main = data.series.some((other) => other.kind === "least") ? 0 : names.indexOf(series.of) % 5;
      const stroke = colour.lines[main];
      return {
        name: series.name, type: "line", connectNulls: false, showAllSymbol: true,
        symbol: series.kind === "planned" ? "diamond" : symbols[main], symbolSize: isEdge ? 5 : series.kind === "planned" ? 10 : 8, z: series.kind === "main" ? 3 : 2,
        lineStyle: { color: stroke, width: isEdge ? 1.5 : 2.5, type: dashes[series.kind] ?? "solid" },
        itemStyle: { color: stroke },
        data: series.points.map((point) => point && {
          value: point.value, text: point.text,
          ...(point.hollow ? { itemStyle: { color: colour.surface, borderColor: stroke, borderWidth: 2 } } : {}),
        }),
      };
    }),
  };
}

function short(value, scales) {
  const steps = scales === "zh" ? [[1e8, "亿"], [1e4, "万"]] : [[1e9, " bn"], [1e6, " m"], [1e3, " k"]];
  const [unit, word] = steps.find(([step]) => Math.abs(value) >= step) ?? [1, ""];
  return Number((value / unit).toFixed(2)).toLocaleString("en") + word;
}

// The picture has its title, source, licence and link in itself, for it will be separated from its page.
async function save(figure, data, format) {
  const [width, height] = [960, 560];
  const colour = { ...colours(figure), ink: "#182124", soft: "#4d5a5e", line: "#d5dbd8", surface: "#ffffff", lines: ["#0b6e7a", "#c2571a", "#4b5fb5", "#8a3f78", "#5f7a1c"] };
  const { title, unit, source, license, link } = figure.dataset;
  const picture = {
    ...option(figure, data, colour, width - 40),
    backgroundColor: "#ffffff",
    title: { text: title, subtext: unit, left: 24, top: 20, textStyle: { color: colour.ink, fontSize: 20, fontFamily: colour.font }, subtextStyle: { color: colour.soft, fontFamily: colour.font } },
    grid: { left: 24, right: 40, top: 104 + legendHeight(data, colour.font, width - 40), bottom: 64, containLabel: true },
    graphic: [{ type: "text", left: 24, bottom: 16, style: { text: `${source} · ${license}\n${decodeURI(link)}`, fill: colour.soft, font: `12px ${colour.font}`, lineHeight: 17 } }],
    tooltip: { show: false },
  };
  picture.legend = { ...picture.legend, top: 84, left: 20 };
  if (format === "svg") {
    const drawn = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
    drawn.setOption(picture);
    offer(new Blob([drawn.renderToSVGString()], { type: "image/svg+xml" }), `${title}.svg`);
    drawn.dispose();
    return;
  }

  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const drawn = echarts.init(canvas, null, { renderer: "canvas", devicePixelRatio: 2, width, height });
  drawn.setOption(picture);
  canvas.toBlob((blob) => { offer(blob, `${title}.png`); drawn.dispose(); }, "image/png");
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
