import { describe, expect, it } from 'vitest';
import { renderForm, renderModal } from '../../src/slack/form.ts';
import { renderHome, renderMessage } from '../../src/slack/render.ts';
import { blockSamples, formSamples, hostileSamples } from '../gallery.ts';
import { messageFaults, textFaults, viewFaults } from '../wire/block-kit.ts';

const samples = [...blockSamples, ...hostileSamples];

describe('every message fits into Slack', () => {
  it.each(samples)('$name, as a message', ({ message }) => {
    const { text, blocks } = renderMessage(message);
    expect(messageFaults(blocks)).toEqual([]);
    expect(textFaults(text)).toEqual([]);
    expect(blocks.length).toBeGreaterThan(0);
  });

  it.each(samples)('$name, as the home tab', ({ message }) => {
    expect(viewFaults(renderHome(message))).toEqual([]);
  });

  it.each(samples)('$name, as a modal', ({ message }) => {
    expect(viewFaults(renderModal(message, ''))).toEqual([]);
  });

  it.each(formSamples)('$name', ({ form }) => {
    expect(viewFaults(renderForm(form, '{}'))).toEqual([]);
  });
});
