// The writer says colour, opacity and line before each word and each line again. A page on which each is said when it changes is a third smaller, and looks the same.
import { kindOf, onceFor, type OpenPdf } from './open-pdf.ts';

/** Operators that set one thing until it is set again (ISO 32000-1, §8.4.4, §8.6.8), by the letters that they end with. */
const SETS = new Set(['w', 'j', 'J', 'd', 'gs', 'cs', 'CS', 'scn', 'SCN']);
/** Choosing a colour space also sets its first colour. */
const COLOUR_OF: Record<string, string> = { cs: 'scn', CS: 'SCN' };
/** Begins a path, which is painted later; painting nothing is no operator of a page. */
const PATHS = new Set(['re', 'm', 'l', 'c', 'h']);

interface State {
  /** What is set now, and what is to be set again by each `Q`. */
  set: Map<string, string>;
  above: Map<string, string>[];
  path: boolean;
}

const states = new WeakMap<object, State>();

/** Whether the page needs the operator; notes what it sets. */
function changes(state: State, operator: string): boolean {
  const name = operator.slice(operator.lastIndexOf(' ') + 1);
  if (SETS.has(name)) {
    if (state.set.get(name) === operator) return false;
    state.set.set(name, operator);
    const colour = COLOUR_OF[name];
    if (colour) state.set.delete(colour);
  } else if (name === 'q') {
    state.above.push(new Map(state.set));
  } else if (name === 'Q') {
    state.set = state.above.pop() ?? new Map<string, string>();
  } else if (PATHS.has(name)) {
    state.path = true;
  } else if (name === 'f') {
    const painted = state.path;
    state.path = false;
    return painted;
  } else if (name === 'S' || name === 'B' || name === 'n') {
    state.path = false;
  }
  return true;
}

/** Has later documents leave out what sets what is set already. */
export function saySetOnce(pdf: Partial<OpenPdf>): boolean {
  return onceFor(kindOf(kindOf(pdf) as OpenPdf), ['addContent'], (kind) => {
    const { addContent: plain } = kind;
    kind.addContent = function (operator) {
      const state = states.get(this.page) ?? { set: new Map<string, string>(), above: [], path: false };
      states.set(this.page, state);
      return changes(state, operator) ? plain.call(this, operator) : this;
    };
  });
}
