import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** People who are given access together. Groups end; their names may change, what was given names them as they were. */
@Entity('person_group')
@Index('person_group_name', ['nameKey'], { unique: true, where: 'ended_at is null' })
export class PersonGroup {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') name: string;
  /** The name folded: two live groups never look alike. */
  @Column('varchar') nameKey: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('varchar') createdAt: string;
  @Column('varchar') createdBy: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedReason: string | null;
  @Column('integer') version: number;
}

/** Whom the directory puts into a group. Replaced, never edited; the MAC binds the row to the root key. */
@Entity('group_rule')
@Index('group_rule_live', ['groupId'], { unique: true, where: 'ended_at is null' })
export class GroupRule {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => PersonGroup)
  @Column('varchar')
  groupId: string;
  /** JSON lists of names; an empty one asks for nothing. */
  @Column('text') departments: string;
  @Column('text') organisations: string;
  @Column('text') kinds: string;
  @Column('text') reason: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') createdBy: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** One stay of a person in a group. Somebody who comes back has a second row. */
@Entity('group_member')
@Index('group_member_live', ['groupId', 'personId'], { unique: true, where: 'ended_at is null' })
@Index('group_member_person', ['personId', 'endedAt'])
@Index('group_member_page', ['groupId', 'id'])
export class GroupMember {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => PersonGroup)
  @Column('varchar')
  groupId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** hand or rule. */
  @Column('varchar') source: string;
  /** First day. */
  @Column('varchar') since: string;
  @Column('varchar') addedAt: string;
  /** Who named them, or who made the rule that covers them. */
  @Column('varchar') addedBy: string;
  /** The first day on which they were no member any more. */
  @Column('varchar', { nullable: true }) endedOn: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** The rule does not take this person: they were taken out by hand, or it would have been by their own act. */
@Entity('group_exclusion')
@Index('group_exclusion_live', ['groupId', 'personId'], { unique: true, where: 'ended_at is null' })
export class GroupExclusion {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => PersonGroup)
  @Column('varchar')
  groupId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** removed or own_act. */
  @Column('varchar') cause: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') createdBy: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
}
