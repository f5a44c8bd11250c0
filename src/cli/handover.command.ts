import type { Command } from 'commander';
import { DeparturePreviews } from '../handover/preview.service.js';
import type { DeparturePreview } from '../handover/preview.view.js';
import { MACHINE } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import { BusFactor } from '../reports/bus-factor.service.js';
import type { BusFactorView } from '../reports/bus-factor.view.js';
import { recomputeCertificate } from './certificate-recompute.js';
import type { CommandContext } from './context.js';
import { addDocumentVerify } from './document-verify.js';
import { answer } from './print.js';

export function add(program: Command, context: CommandContext): void {
  const handover = program.command('handover').description('departures and who takes over');
  handover
    .command('preview <email>')
    .description('what would happen if this person left; changes nothing')
    .option('--json', 'machine-readable')
    .action((email: string, { json }: { json?: boolean }) =>
      context.withHouse(async (app) => {
        const preview = await app
          .get(Operations)
          .run(MACHINE, 'person.preview', {}, (op) => app.get(DeparturePreviews).ofEmail(op, email));
        answer(json, preview, linesOf(preview));
      }),
    );
  addBusFactor(handover, context);
  addDocumentVerify(handover, context, recomputeCertificate);
}

function addBusFactor(handover: Command, context: CommandContext): void {
  handover
    .command('bus-factor')
    .description('what one person alone holds, the most critical accounts first')
    .option('--json', 'machine-readable')
    .action(({ json }: { json?: boolean }) =>
      context.withHouse(async (app) => {
        const items = await app.get(Operations).run(MACHINE, 'bus_factor.list', {}, async (op) => {
          const all: BusFactorView[] = [];
          for await (const page of app.get(BusFactor).walk(op)) for (const item of page) all.push(item);
          return all;
        });
        const lines = items.map(
          ({ criticality, platform, handle, why, personName, personEmail, gone }) =>
            `${criticality.padEnd(6)}  ${why.padEnd(16)}  ${platform} ${handle}: ${personName} <${personEmail}>${gone ? ', gone' : ''}`,
        );
        answer(
          json,
          { items, total: items.length },
          lines.length === 0 ? 'nothing is held by one person alone' : lines,
        );
      }),
    );
}

function linesOf(preview: DeparturePreview): string[] {
  const channels = preview.recoveryChannels.map(
    (channel) => `${channel.kind} of ${channel.accountIds.length} accounts`,
  );
  const slow = preview.leadTimes.filter(({ leadDays }) => leadDays > 0);
  return [
    `last day considered: ${preview.lastDay}`,
    `seats: ${preview.seats.length}, alone as owner or backup on ${preview.soleSeat.length}`,
    `grants: ${preview.grants.length}, alone in full control of ${preview.soleControl.length}`,
    `rotations that would be owed: ${preview.owedRotations.length}`,
    `recovery channels: ${channels.length === 0 ? 'none' : channels.join(', ')}`,
    `second factors on their devices: ${preview.secondFactors.total}, tools: ${preview.tools.total}, tokens: ${preview.tokens.total}`,
    `paid plans in their name: ${preview.paidPlans.total}`,
    `takes over from others: ${preview.successorIn.total} accounts; tasks: ${preview.tasks.total}; questions of reviews: ${preview.reviews.total}`,
    `accounts whose platform needs time: ${slow.length}`,
    `days needed: ${preview.counts.daysNeeded} (${preview.counts.businessDaysNeeded} business days)`,
    `latest safe start: ${preview.latestSafeStart ?? 'nothing to hand over'}`,
  ];
}
