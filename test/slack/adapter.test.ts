import { adapterContract } from '../adapter.contract.ts';
import { slackHarness } from './harness.ts';

adapterContract('Slack over Socket Mode', slackHarness('socket'));
adapterContract('Slack over HTTP', slackHarness('http'));
