// What every check says at its end: the faults one a line, and the count for tests/run.js.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** One rule that was checked, and where it does not hold. */
export interface Finding {
  rule: string;
  faults: string[];
}

/** Prints the findings (each rule is one test), hands the count over, and sets the exit code. */
export function report(findings: Finding[]): void {
  for (const { rule, faults } of findings) {
    console.log(`${faults.length === 0 ? '✓' : '✗'} ${rule}`);
    for (const fault of faults) console.log(`    ${fault}`);
  }
  const failed = findings.filter(({ faults }) => faults.length > 0).length;
  const file = process.env['CARNET_RESULT'];
  if (file) writeFileSync(file, JSON.stringify({ passed: findings.length - failed, failed }));
  if (failed > 0) process.exitCode = 1;
}
