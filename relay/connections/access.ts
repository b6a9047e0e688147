// What a connection works with while it reaches out.

export interface Access<Settings> {
  settings: Settings;
  /** By name; what the type asks for is there. */
  secrets: Readonly<Record<string, string>>;
  /** Ends it, whatever it waits for. */
  signal: AbortSignal;
}
