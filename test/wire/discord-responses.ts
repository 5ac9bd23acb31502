/** Answers to interactions: the first response within 3 s and once, then edits and follow-ups. */
import { bodyFaults, choiceFaults, type MessageShape, modalFaults } from './discord-check.ts';
import { type Answered, type Asked, isV2, type Judge, refuse } from './discord-judge.ts';
import { isObject, shapeFaults } from './discord-shape.ts';
import { type Interaction, messageOf, type World } from './discord-world.ts';

const unknownInteraction = refuse(404, 10062, 'Unknown interaction');

/** Discord waits this long for the first response. */
const waitsMs = 3_000;

export function createResponses(world: World, judged: Judge) {
  const judgeBody = (shape: MessageShape, body: unknown, wasV2 = false) =>
    judged(bodyFaults(shape, body, wasV2), shape);
  const forPerson = ({ person }: Interaction, body: unknown) =>
    isObject(body) && (Number(body.flags ?? 0) & 64) !== 0 ? person.id : null;

  const callback = (id: string, secret: string, body: unknown): Answered => {
    const interaction = world.interactions.get(id);
    if (!interaction || interaction.token !== secret) return unknownInteraction;
    if (Date.now() - interaction.sentAt > waitsMs) return unknownInteraction;
    if (interaction.response) {
      return refuse(400, 40060, 'Interaction has already been acknowledged.');
    }
    if (!isObject(body)) return refuse(400, 50035, 'Invalid Form Body');
    const refused = judgeCallback(interaction, Number(body.type), body);
    if (refused) return refused;
    interaction.response = { type: Number(body.type), data: body.data, at: Date.now() };
    switch (body.type) {
      case 4:
        interaction.original = world.store(body.data, {
          channel: interaction.channel,
          onlyFor: forPerson(interaction, body.data),
        });
        break;
      case 5:
        interaction.loading = true;
        break;
      case 6:
        interaction.original = interaction.message;
        break;
      case 7:
        if (interaction.message)
          interaction.original = world.change(interaction.message, body.data);
        break;
    }
    return { status: 204 };
  };

  const judgeCallback = (
    interaction: Interaction,
    type: number,
    body: Readonly<Record<string, unknown>>,
  ): Answered | null => {
    const typing = interaction.type === 4;
    if (typing !== (type === 8)) return judged([`a callback of type ${type} here`], 'callback');
    switch (type) {
      case 4:
        return judgeBody('response', body.data);
      case 5: {
        const flags = isObject(body.data) ? Number(body.data.flags ?? 0) : 0;
        const wrong = (flags & ~64) === 0 ? [] : [`flags ${flags} on a deferral`];
        return judged([...shapeFaults('response', body), ...wrong], 'deferral');
      }
      case 6:
      case 7: {
        if (!interaction.message) return judged(['no message to update'], 'update');
        if (type === 6) return null;
        return judgeBody('update', body.data, isV2(interaction.message.body));
      }
      case 8:
        return judged(
          [...shapeFaults('completion', body), ...choiceFaults(body.data)],
          'completion',
        );
      case 9: {
        const onForm = interaction.type === 5 ? ['a modal on a modal'] : [];
        const found = [...shapeFaults('modal', body), ...modalFaults(body.data), ...onForm];
        return judged(found, 'modal');
      }
      default:
        return judged([`a callback of type ${type}`], 'callback');
    }
  };

  const webhook = ({ method, body }: Asked, secret: string, rest: string): Answered => {
    const interaction = [...world.interactions.values()].find((one) => one.token === secret);
    if (!interaction?.response) return refuse(404, 10015, 'Unknown Webhook');
    if (rest === '' && method === 'POST') {
      const refused = judgeBody('follow-up', body);
      if (refused) return refused;
      if (interaction.loading) return fill(interaction, body);
      const only = forPerson(interaction, body);
      const message = world.store(body, { channel: interaction.channel, onlyFor: only });
      interaction.followUps.push(message);
      return { status: 200, body: messageOf(message) };
    }
    if (rest !== '/messages/@original') return refuse(404, 0, 'Not found');
    if (method === 'DELETE') {
      if (interaction.removed) return refuse(404, 10008, 'Unknown Message');
      if (interaction.original) world.messages.delete(interaction.original.id);
      Object.assign(interaction, { removed: true, loading: false, original: null });
      return { status: 204 };
    }
    if (method !== 'PATCH' || interaction.removed) return refuse(404, 10008, 'Unknown Message');
    const wasV2 = interaction.original ? isV2(interaction.original.body) : false;
    const refused = judgeBody('response edit', body, wasV2);
    if (refused) return refused;
    if (interaction.loading) return fill(interaction, body);
    if (!interaction.original) return refuse(404, 10008, 'Unknown Message');
    return { status: 200, body: messageOf(world.change(interaction.original, body)) };
  };

  /** The promise of a message becomes it; who sees it was decided by the promise. */
  const fill = (interaction: Interaction, body: unknown): Answered => {
    interaction.loading = false;
    interaction.original = world.store(body, {
      channel: interaction.channel,
      onlyFor: forPerson(interaction, interaction.response?.data),
    });
    return { status: 200, body: messageOf(interaction.original) };
  };

  return { callback, webhook };
}
