/** A service asked for alone: its card, the most telling topics first. */
import { resolve, type Verdict } from '../knowledge/resolve.ts';
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import type { Part, Side } from './outcome.ts';

const ROWS = 14;

/** What moves from service to service, in the order people ask for it. */
const ASKED = [
  'os-patching',
  'iam-access',
  'encryption-at-rest',
  'encryption-in-transit',
  'backups',
  'availability',
  'logging',
  'public-exposure',
  'firewall-config',
  'engine-patching',
  'runtime-patching',
  'engine-upgrade',
  'capacity',
  'app-security',
  'monitoring',
  'content-control',
  'physical-security',
  'hardware-maintenance',
];

/** The topics that stand for a service in one word, by who runs its machines. */
const machines: ReadonlySet<string | null> = new Set(['iaas', 'container-ec2']);

/** The card: the service's main topic first, then its own rows, then what people ask of any service. */
export function card(
  knowledge: Knowledge,
  service: Service,
  topics: readonly string[],
  side: Side,
): Part | null {
  const main = machines.has(service.model) ? 'os-patching' : 'shared-responsibility-model';
  const own = [...knowledge.topics.values()].filter((topic) => topic.services.has(service.id));
  const ids = [
    ...topics,
    main,
    ...ASKED.filter((id) => own.some((topic) => topic.id === id)),
    ...own.map(({ id }) => id),
    ...ASKED,
  ];
  const verdicts = [...new Set(ids)].flatMap((id) => verdictOf(knowledge, id, service));
  if (verdicts.length === 0) return null;
  return { kind: 'service', service, side, verdicts: verdicts.slice(0, ROWS) };
}

function verdictOf(knowledge: Knowledge, id: string, service: Service): readonly Verdict[] {
  const topic: Topic | undefined = knowledge.topics.get(id);
  const verdict = topic ? resolve(knowledge, topic, service) : null;
  return verdict ? [verdict] : [];
}
