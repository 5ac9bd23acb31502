import type { Message } from '../message.ts';
import { type Manner, messageReply, privately } from '../reply.ts';
import type { Handled } from '../request.ts';

/** A message that the store has to be asked for. */
export function later(message: Promise<Message>, manner: Manner = privately): Handled {
  return {
    when: 'later',
    ...manner,
    reply: message.then((each) => messageReply(each, manner)),
  };
}
