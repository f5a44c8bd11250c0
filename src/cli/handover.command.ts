import type { Command } from 'commander';
import { DeparturePreviews } from '../handover/preview.service.js';
import type { DeparturePreview } from '../handover/preview.view.js';
import { MACHINE } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
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
  addDocumentVerify(handover, context, recomputeCertificate);
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
    `accounts whose platform needs time: ${slow.length}`,
    `latest safe start: ${preview.latestSafeStart ?? 'nothing to hand over'}`,
  ];
}
