// The answer: a table for people, JSON for machines.
const number = (value) =>
  value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** `bar` is `{least: x}`, `{most: x}`, or null where a figure only informs; a ratio is value / reference. */
export function row(name, unit, value, reference, bar) {
  const ratio = reference === null ? value : value / reference;
  if (bar === null) return { case: name, unit, value, reference, ratio, bar: 'none', passed: true };
  const passed = bar.least !== undefined ? ratio >= bar.least : ratio <= bar.most;
  return {
    case: name,
    unit,
    value,
    reference,
    ratio,
    bar: bar.least !== undefined ? `≥ ${bar.least}` : `≤ ${bar.most}`,
    passed,
  };
}

export function print(rows) {
  const cells = [['case', 'unit', 'value', 'reference', 'ratio', 'bar', '']].concat(
    rows.map((r) => [
      r.case,
      r.unit,
      number(r.value),
      number(r.reference),
      number(r.ratio),
      r.bar,
      r.bar === 'none' ? '' : r.passed ? 'pass' : 'MISSED',
    ]),
  );
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  for (const line of cells)
    process.stdout.write(
      `${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}\n`,
    );
}
