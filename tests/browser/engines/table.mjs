// Checks against engines, in Markdown, and below it in words what differs.

export function print_table(checks, results) {
  const engines = [...new Set(results.map(({ engine }) => engine))];
  const version_of = (engine) => results.find((one) => one.engine === engine && one.version)?.version ?? engine;
  const notes = [];
  const cell = (check, engine) => {
    const { verdict, words } = results.find((one) => one.engine === engine && one.check === check.name);
    const marks = words.map((text) => {
      if (!notes.includes(text)) notes.push(text);
      return notes.indexOf(text) + 1;
    });
    return marks.length > 0 ? `${verdict} (${marks.join(", ")})` : verdict;
  };
  console.log(`\n| check | ${engines.map(version_of).join(" | ")} |`);
  console.log(`|---|${engines.map(() => "---|").join("")}`);
  for (const check of checks) console.log(`| ${check.name} | ${engines.map((engine) => cell(check, engine)).join(" | ")} |`);
  if (notes.length > 0) console.log("");
  notes.forEach((text, at) => console.log(`${at + 1}. ${text}`));
}
