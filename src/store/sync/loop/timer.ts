// Time as the loop sees it, passed in so that tests own it.

export interface Timer {
  /** Calls `work` once after so many milliseconds. @returns how to call it off */
  after(milliseconds: number, work: () => void): () => void;
}

export const deviceTimer: Timer = {
  after(milliseconds, work) {
    const id = setTimeout(work, milliseconds);
    return () => clearTimeout(id);
  }
};
