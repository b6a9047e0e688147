// The answer of every reader of outside text: a value, or a reason code that a screen can translate.

export type Result<Value, Fault extends string> = { ok: true; value: Value } | { ok: false; fault: Fault };

/** A successful Result. */
export function pass<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** A refused Result with its reason code. */
export function refuse<Fault extends string>(fault: Fault): { ok: false; fault: Fault } {
  return { ok: false, fault };
}
