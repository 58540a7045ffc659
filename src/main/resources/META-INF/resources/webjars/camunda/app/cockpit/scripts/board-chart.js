// Lamps as bars. The library comes with the jar and is loaded only where a chart is.
import {STAGES, COLOURS} from './board-stages.js';
import {WORDS} from './board-words.js';

const LIBRARY = '/webjars/echarts/5.5.0/echarts.esm.min.js';
const MOST_BARS = 14;
const BAR_HEIGHT = 26;

/** @returns what draws lines into the node, again and again; a click on a bar asks for its line and stage */
export function chart(node, root, asked) {
  let drawn;
  return async lines => {
    const shown = lines.slice(0, MOST_BARS);
    node.style.height = `${shown.length * BAR_HEIGHT + 70}px`;
    const {init} = await import(root + LIBRARY);
    if (!node.isConnected) {
      return;
    }
    if (!drawn) {
      drawn = init(node);
      drawn.on('click', ({dataIndex, seriesIndex}) => asked(drawn.forumLines[dataIndex], STAGES[seriesIndex]));
      new ResizeObserver(() => drawn.resize()).observe(node);
    }
    drawn.forumLines = shown;
    drawn.setOption(options(shown, getComputedStyle(node).fontFamily));
    drawn.resize();
  };
}

function options(lines, fontFamily) {
  return {
    animation: false,
    textStyle: {fontFamily, fontSize: 13},
    grid: {left: 8, right: 24, top: 34, bottom: 8, containLabel: true},
    legend: {top: 0, left: 0, itemWidth: 14, textStyle: {fontSize: 13}},
    tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}},
    xAxis: {type: 'value', minInterval: 1},
    yAxis: {type: 'category', inverse: true, data: lines.map(({name}) => name), axisTick: {show: false}},
    series: STAGES.map(stage => ({
      name: WORDS.stages[stage],
      type: 'bar',
      stack: 'all',
      barMaxWidth: 18,
      itemStyle: {color: COLOURS[stage]},
      data: lines.map(({stages}) => stages[stage]),
    })),
  };
}
