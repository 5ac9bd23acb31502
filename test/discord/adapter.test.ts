import { adapterContract } from '../adapter.contract.ts';
import { discordHarness } from './harness.ts';

adapterContract('Discord', discordHarness);
