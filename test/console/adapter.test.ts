import { adapterContract } from '../adapter.contract.ts';
import { consoleHarness } from './harness.ts';

adapterContract('The console', consoleHarness);
