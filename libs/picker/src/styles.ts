/** Light or dark is what `color-scheme` says where the picker stands; each `--keyrack-…` can be set there. */
const CSS = `
:host {
  --ink: var(--keyrack-color, light-dark(#17211f, #e6ecea));
  --ground: var(--keyrack-background, light-dark(#fff, #18201f));
  --line: var(--keyrack-border, light-dark(#76827e, #82908c));
  --accent: var(--keyrack-accent, light-dark(#17645a, #74c9bb));
  --quiet: var(--keyrack-quiet, light-dark(#52605d, #a5b3af));
  --wrong: var(--keyrack-error, light-dark(#b3261e, #ff9a90));
  --round: var(--keyrack-radius, 8px);
  display: block;
  color: var(--ink);
  font: var(--keyrack-font, 14px/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
label { display: block; margin-block-end: 4px; font-weight: 600; }
.row { display: flex; gap: 6px; }
select, button {
  min-height: 36px;
  border: 1px solid var(--line);
  border-radius: var(--round);
  background: var(--ground);
  color: inherit;
  font: inherit;
}
select { flex: 1; min-width: 0; padding-inline: 8px; text-overflow: ellipsis; }
button { padding-inline: 10px; cursor: pointer; }
button:hover:enabled, select:hover:enabled { border-color: var(--accent); }
:is(select, button):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:is(select, button):disabled { opacity: 0.6; cursor: default; }
.icon { display: grid; place-items: center; width: 36px; padding: 0; flex: none; }
svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.create { margin-block-start: 6px; width: 100%; border-style: dashed; color: var(--accent); font-weight: 600; }
p { margin: 6px 0 0; color: var(--quiet); font-size: 0.9em; overflow-wrap: anywhere; }
p:empty, [hidden] { display: none; }
p.wrong { color: var(--wrong); }
dialog {
  position: fixed;
  width: min(560px, calc(100vw - 24px));
  height: min(720px, calc(100dvh - 24px));
  margin: auto;
  padding: 0;
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: light-dark(#fff, #18201f);
  color: light-dark(#17211f, #e6ecea);
}
dialog::backdrop { background: rgb(0 0 0 / 0.5); }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.close { position: absolute; inset-block-start: 8px; inset-inline-end: 12px; border-color: transparent; background: transparent; }
@media (prefers-reduced-motion: no-preference) {
  :host([aria-busy='true']) .icon svg { animation: turn 1s linear infinite; }
  @keyframes turn { to { transform: rotate(1turn); } }
}
`;

let made: CSSStyleSheet | undefined;

/** Constructed, as pages may forbid styles that stand in the document. */
export function styles(): CSSStyleSheet {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(CSS);
  }
  return made;
}
