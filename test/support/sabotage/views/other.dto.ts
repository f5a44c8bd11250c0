export class ScopeView {
  levels: string[];
}
