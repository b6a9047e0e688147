// The random cases of one run: the same ones in every run, so that what was green once stays so, or others when asked for.
import process from 'node:process';
import fc from 'fast-check';

const USUAL = 20_260_401;
const asked = process.env['CARNET_SEED'];
const seed = asked === 'random' ? Date.now() % 2 ** 31 : Number(asked ?? USUAL);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
