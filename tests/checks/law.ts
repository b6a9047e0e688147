// The import law, cycles and house rules, on the sources themselves.
import { cycles } from './cycles.ts';
import { houseRules } from './house.ts';
import { brokenLaw, strayPackages, strayStandIns } from './layers.ts';
import { report } from './report.ts';
import { readSources } from './sources.ts';

const sources = readSources();
console.log(`${sources.length} files`);
report([brokenLaw(sources), strayPackages(sources), strayStandIns(sources), cycles(sources), ...houseRules(sources)]);
