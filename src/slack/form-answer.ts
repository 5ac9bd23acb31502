/** What a form that was sent is acknowledged with. */
import type { ViewResponseAction } from '@slack/bolt';
import type { Reply } from '../core/request.ts';
import { renderFaults, renderForm, renderModal } from './form.ts';
import { metadataOf, type Target } from './target.ts';

/** What a form is answered with at once; null for a reply that doesn't go into its modal. */
export function responseOf(reply: Reply, target: Target, base: string): ViewResponseAction | null {
  switch (reply.kind) {
    case 'message':
      if (reply.audience === 'public' && target.channel !== null) return null;
      return {
        response_action: 'update',
        view: renderModal(reply.message, metadataOf(target), base),
      };
    case 'form':
      return { response_action: 'update', view: renderForm(reply.form, metadataOf(target)) };
    case 'faults':
      return { response_action: 'errors', errors: renderFaults(reply.faults) };
    case 'home':
    case 'nothing':
      return null;
  }
}

export function waiting(target: Target): ViewResponseAction {
  const words = 'One moment …';
  const message = { summary: words, blocks: [] };
  return { response_action: 'update', view: renderModal(message, metadataOf(target)) };
}
