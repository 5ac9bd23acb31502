import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The smallest folder that has one of everything and no fault. */
const FILES: Readonly<Record<string, string>> = {
  'topics/os-patching.yaml': `id: os-patching
title: Operating system patching

words:
  - patching
  - encryption
words_with_service:
  yum update: ec2
needs: [servers, engine]
varies: true
related: [encryption-at-rest]
split: [ec2, rds]
headline: AWS patches what it runs, you patch what you can log in to.

general:
  owner: shared
  aws: Patches the hosts.
  you: Patches the guests.
  why: >-
    Below the hypervisor it is AWS's plant, above it is your system, and which of the two you
    see depends on the service.
  seen: read
  sources: [srm, notes]

models_without: [saas]
models:
  iaas:
    owner: customer
    aws: Publishes images.
    you: Patches the guest.
    why: You have root.
    seen: read
    sources: [srm]

services:
  rds:
    owner: aws
    aws: Patches the system.
    you: Picks the window.
    why: Nobody logs in.
    confidence: low
    doubt: The table and the settings page differ.
    seen: excerpt
    sources: [rds]
`,
  'topics/encryption-at-rest.yaml': `id: encryption-at-rest
title: Encryption at rest
words: [encryption, sse]

general:
  owner: customer
  aws: Offers it.
  you: Switches it on.
  why: It is a setting.
  seen: read
  sources: [srm]
services_without: [cdk]
`,
  'services.yaml': `- id: ec2
  name: Amazon EC2
  kind: iaas
  model: iaas
  has: [servers]
  words: [ec2, sse]
  topic_words:
    sse: [encryption-at-rest]

- id: rds
  name: Amazon RDS
  kind: managed
  model: managed
  has: [engine]
  words: [rds, database]

- id: aurora
  name: Amazon Aurora
  kind: managed
  model: managed
  has: [engine]
  parent: rds
  words: [aurora, database]
  confused_with:
    database: [rds]

- id: cdk
  name: AWS CDK
  kind: client-tool
  model: null
  has: []
  words: [cdk]
  weak_words: [cdk]
  status: closed
  status_date: 2024-04
  status_sources: [notes]
`,
  'models.yaml': ['iaas', 'container-ec2', 'container-serverless', 'managed', 'serverless', 'saas']
    .map((id) => `- id: ${id}\n  title: ${id}\n  summary: About ${id}.\n  examples: [ec2]\n`)
    .join(''),
  'analogies.yaml': `- id: house
  title: The house
  words: [house]
  aws: Builds it.
  you: Lock the door.
  maps:
    aws: [os-patching]
    customer: [encryption-at-rest]
  images:
    the door: encryption-at-rest
  limits: Nobody patches a house.
  sources: [notes]
`,
  'sources.yaml': `- id: srm
  title: AWS Shared Responsibility Model
  url: https://aws.amazon.com/compliance/shared-responsibility-model/
- id: rds
  title: Amazon RDS User Guide
  url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html
- id: notes
  title: Course notes
  seed: notes.txt
`,
  'ambiguous.yaml': `- word: encryption
  topics: [os-patching, encryption-at-rest]
`,
};

export interface KnowledgeFolder {
  readonly dir: string;
  /** Replaces a passage that must be there. */
  edit(file: string, from: string, to: string): void;
  write(file: string, content: string | Uint8Array): void;
}

/** A folder of its own for one test, gone after it. */
export function aKnowledgeFolder(): KnowledgeFolder {
  const dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, 'topics'));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(dir, file), text);
  return {
    dir,
    edit(file, from, to) {
      const text = readFileSync(join(dir, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
      writeFileSync(join(dir, file), text.replace(from, to));
    },
    write(file, content) {
      writeFileSync(join(dir, file), content);
    },
  };
}
