import { sql, type Sql } from '../database/sql.js';
import type { Look } from './look.js';

/** Of the newest declaration of each departure that is under way: what is no account of the register, by handle or by address. */
export const declaredUnregistered = ({ accounts, end }: Look): Sql => sql`
  select 'declared:' || d.id as subject, null as account_id, k.person_id, substr(y.declared_at, 1, 10) as since,
    case when d.handle is null then d.profile_url else d.platform || ' ' || d.handle end as note
  from declared_account d join leaver_declaration y on y.id = d.declaration_id join offboarding_case k on k.id = y.case_id
  where k.status in ('open', 'cut') and y.declared_at < ${end}
    and not exists (select 1 from leaver_declaration later
      where later.case_id = y.case_id and later.id > y.id and later.declared_at < ${end})
    and not exists (select 1 from ${accounts} a
      where (a.platform = d.platform and a.handle_key = d.handle_key) or a.profile_url = d.profile_url)`;
