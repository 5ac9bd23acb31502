/** Many workspaces with one app: who is installed, who installs, who leaves. */
import type { RequestListener } from 'node:http';
import type { DeliveryStore } from '../core/ports.ts';
import type { InstallationStore, Versioned } from '../core/workspaces/ports.ts';
import { createFarewell, type Farewell } from './farewell.ts';
import { createInstall } from './install.ts';
import type { Installed } from './installed.ts';
import { createManyOffices, type ManyOffices } from './many-offices.ts';
import { type Calls, type Offices, openOffice } from './office.ts';
import { createWeb } from './web.ts';

export interface Oauth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly installations: InstallationStore;
  readonly deliveries: DeliveryStore;
}

export interface Many {
  readonly offices: Offices;
  readonly farewell: Farewell;
  /** By path. */
  readonly install: ReadonlyMap<string, RequestListener>;
}

export function createMany(options: Oauth & Calls): Many {
  const { installations, log } = options;
  const open = (installation: Versioned) =>
    openOffice(
      installedOf(installation),
      createWeb({
        ...options,
        token: installation.token,
        ended: (fault) => fault && farewell.refused(installation.id, fault),
      }),
      options,
    );
  const offices: ManyOffices = createManyOffices({ installations, open, log });
  const { drop } = offices;
  const farewell = createFarewell({ ...options, drop });
  return {
    farewell,
    install: createInstall({
      ...options,
      async save(installation) {
        await installations.save(installation, Date.now());
        drop(installation.id);
      },
    }),
    offices: {
      ...offices,
      async start() {
        farewell.start();
      },
      refusal: () => null,
      stop() {
        farewell.stop();
        offices.stop();
      },
    },
  };
}

function installedOf({ id, enterprise, orgWide, user, name, bot }: Versioned): Installed {
  return { team: id, enterprise, orgWide, user, name, bot };
}
