import { teamFileShape } from '../src/core/team/file-shape.ts';
import { buildTeams, type Teams } from '../src/core/team/team.ts';

interface Shown {
  readonly slack?: readonly string[];
  readonly discord?: readonly string[];
  readonly console?: boolean;
}

/** Teams that tests ask for, shown where the test says. */
export function someTeams({ slack = [], discord = [], console = false }: Shown): Teams {
  return buildTeams(
    teamFileShape.parse({
      reviewed: '2026-01-10',
      shown_in: { slack, discord, console },
      teams: {
        linux: {
          name: 'Linux platform',
          words: ['linux team'],
          slack: {
            channel: { id: 'C024BE7LR', name: '#linux' },
            group: { id: 'S0614TZR7', name: 'linux-oncall' },
          },
          discord: {
            channel: { id: '613425648685547543', name: 'linux' },
            role: { id: '613425648685547544', name: 'Linux crew' },
          },
          on_call: 'linux-oncall@example.com',
          link: 'https://wiki.example.com/linux',
        },
        dba: { name: 'DBA guild', note: 'Bring the name of the cluster.' },
        sre: { name: 'SRE', on_call: 'https://oncall.example.com/sre' },
        hostile: {
          name: '<!channel> @everyone',
          slack: { channel: { id: 'C0000EVIL', name: '<!here>' } },
        },
      },
      topics: {
        'os-patching': 'linux',
        'guest-os-config': { team: 'linux', note: 'Ask for an image first.' },
        'web-app-firewall': 'hostile',
      },
      services: { rds: 'dba', lambda: 'dba', 'lambda-edge': 'linux' },
      topics_on_services: {
        rds: { backups: 'sre', 'os-patching': 'dba' },
        lambda: { 'encryption-at-rest': 'sre' },
      },
      environments: {
        prod: {
          words: ['production', 'live'],
          topics: { 'os-patching': { team: 'sre', note: 'Linux platform prepares the images.' } },
        },
        test: { default: 'linux' },
      },
    }),
  );
}
