import type { QueueCounters, QueueTab } from '@shared/applications/queue';
import { useSession } from '../providers';
import {
  BellIcon,
  BuildingIcon,
  HistoryIcon,
  InboxIcon,
  JobsIcon,
  PeopleIcon,
  PersonIcon,
  ServiceIcon,
  SettingsIcon,
  ShieldIcon,
  SignatureIcon,
  type IconComponent,
} from '../ui/icons';

export interface Section {
  key: string;
  path: string;
  Icon: IconComponent;
  /** The count that stands beside it. */
  counter?: keyof QueueCounters;
  /** Addresses at which the entry is shown as the current one. */
  covers: string[];
  children?: Section[];
}

const queue = (key: QueueTab, Icon: IconComponent, counter: QueueTab, covers: QueueTab[]): Section => ({
  key,
  path: `/queue/${key}`,
  Icon,
  counter,
  covers: covers.map((tab) => `/queue/${tab}`),
});

const list = (key: string, Icon: IconComponent): Section => ({
  key,
  path: `/${key}`,
  Icon,
  covers: [`/${key}`],
});

/** The rail by what this person may do; what a role can't use isn't there. */
export function useSections(): Section[] {
  const { ability } = useSession();
  const sections: Section[] = [];
  if (ability.can('read', 'Application')) {
    if (ability.can('claim', 'Application')) sections.push(queue('mine', InboxIcon, 'mine', ['mine']));
    sections.push(
      queue('department', PeopleIcon, 'unassigned', ['unassigned', 'department', 'waiting', 'closed']),
    );
  }
  if (ability.can('signOff', 'Application')) {
    sections.push({
      key: 'signoff',
      path: '/queue/signoff',
      Icon: SignatureIcon,
      covers: ['/queue/signoff'],
    });
  }
  if (ability.can('read', 'Service')) sections.push(list('services', ServiceIcon));
  // Colleagues' names are readable to all staff; the directory itself belongs to those who keep or audit it.
  if (ability.can('read', 'Role')) {
    const children = [
      list('users', PersonIcon),
      list('roles', ShieldIcon),
      list('departments', BuildingIcon),
    ];
    if (ability.can('read', 'AuditEvent')) children.push(list('audit-events', HistoryIcon));
    if (ability.can('read', 'Notification')) children.push(list('notifications', BellIcon));
    if (ability.can('read', 'Job')) children.push(list('jobs', JobsIcon));
    sections.push({
      key: 'administration',
      path: '/users',
      Icon: SettingsIcon,
      covers: children.flatMap(({ covers }) => covers),
      children,
    });
  }
  return sections;
}

export function isCurrent({ covers }: Section, pathname: string): boolean {
  return covers.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}
