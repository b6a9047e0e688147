// Boilers on fossil fuel as they are named in the four languages: at 21 % also in a renovation (circular 2025/C/47).

const BOILER = /chaudi[eè]re|ketel|kessel|\bboiler\b/iu;
const FUEL = /\bgaz\b|\bgas|gas(?:ketel|kessel|heizkessel)|mazout|fioul|stookolie|heizöl|(?<!\p{L})öl(?=-|heiz|kessel|\b)|\boil\b/iu;
/** Works on one, which keep the reduced rate. */
const UPKEEP = /entretien|r[ée]paration|d[ée]pannage|onderhoud|herstel|reparatie|wartung|reparatur|instandsetzung|maintenance|repair|servic/iu;

/** Whether a text names a boiler on gas or oil rather than its upkeep; only good enough for a hint. */
export function namesFossilBoiler(text: string): boolean {
  return BOILER.test(text) && FUEL.test(text) && !UPKEEP.test(text);
}
