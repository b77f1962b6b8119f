/** The middle of some numbers. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const HEAD = ['operation', 'service req/s', 'ceiling req/s', 'ratio (by pairs)', 'p50 ms', 'p99 ms', 'CPU µs/req'];

/** @param results for each operation its title, and its rounds as pairs of what `load` gave */
export function table(results) {
  const rows = [HEAD, ...results.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  const lines = rows.map((cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('   '),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('───'));
  return lines.join('\n');
}

function row({ title, pairs }) {
  const of = (side, figure) => median(pairs.map((pair) => pair[side][figure]));
  const rate = { service: of('service', 'rate'), ceiling: of('ceiling', 'rate') };
  const ratios = pairs.map(({ service, ceiling }) => service.rate / ceiling.rate);
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return [
    title,
    rate.service.toFixed(0),
    rate.ceiling.toFixed(0),
    `${(rate.service / rate.ceiling).toFixed(2)} (${range})`,
    against(of('service', 'p50'), of('ceiling', 'p50'), 2),
    against(of('service', 'p99'), of('ceiling', 'p99'), 2),
    against(of('service', 'cpu'), of('ceiling', 'cpu'), 0),
  ];
}

/** Two figures of which less is better; `n/a` where the system does not tell. */
export function against(service, ceiling, digits) {
  if (!Number.isFinite(service) || !Number.isFinite(ceiling)) return 'n/a';
  return `${service.toFixed(digits)} / ${ceiling.toFixed(digits)} = ${(service / ceiling).toFixed(2)}`;
}
