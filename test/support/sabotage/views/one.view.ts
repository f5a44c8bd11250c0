export class ScopeView {
  brand: string;
}
