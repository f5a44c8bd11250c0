import { AddedColumns } from './added-columns.js';

/** When an entry of the register was last confirmed in a review. */
export class WidenAccountValidation1795150860002 extends AddedColumns {
  readonly name = 'WidenAccountValidation1795150860002';
  protected readonly columns = {
    account: ['validated_at'],
  };
}
