import { describe, expect, it } from 'vitest';
import {
  ACTION_LABELS,
  ACTIONS,
  permissionChange,
  permissionSentence,
  PRESET_PERMISSIONS,
  PRESET_ROLES,
  type Permission,
} from '@shared/access';

const SOMEBODY = '0f7f2ad0-5f37-4f0e-9c39-5a3a58c6b001';

describe('a permission in words', () => {
  it.each<[Permission, string, string]>([
    [
      { action: ['read', 'claim'], subject: 'Application', conditions: { departmentId: { $in: '$departments' } } },
      'Заявления: смотреть, брать в работу; где — своё подразделение и подчинённые',
      'Applications: view, claim; where — own department and those below',
    ],
    [
      { action: ['read'], subject: 'Application', fields: ['summary', 'fee'], conditions: { status: { $in: ['rejected', 'approved'] } } },
      'Заявления: смотреть; только поля: общие сведения, пошлина; статус — «Отклонено» или «Одобрено»',
      'Applications: view; only the fields: summary, fee; status — «Rejected» or «Approved»',
    ],
    [
      { action: ['approve'], subject: 'Application', conditions: { assigneeId: '$me', departmentId: SOMEBODY } },
      'Заявления: одобрять; исполнитель — сам сотрудник; где — Отдел регистрации',
      'Applications: approve; assignee — the person themself; where — Отдел регистрации',
    ],
    [
      { action: ['grant'], subject: 'all' },
      'Все разделы: выдавать права другим',
      'Everything: grant rights to others',
    ],
  ])('%j', (permission, ru, en) => {
    const names = new Map([[SOMEBODY, 'Отдел регистрации']]);
    expect(permissionSentence(permission, 'ru', names)).toBe(ru);
    expect(permissionSentence(permission, 'en', names)).toBe(en);
  }); // prettier-ignore

  it('has Russian words for every action, and no two alike', () => {
    expect(new Set(ACTIONS.map((action) => ACTION_LABELS[action].ru)).size).toBe(ACTIONS.length);
    for (const action of ACTIONS) expect(ACTION_LABELS[action].ru).toMatch(/^[а-яё ]+$/);
  });

  it('is finished for every preset: no identifier is left in it', () => {
    for (const role of PRESET_ROLES) {
      for (const permission of PRESET_PERMISSIONS[role]) {
        expect(permissionSentence(permission, 'ru')).not.toMatch(/[A-Za-z$]|undefined/);
      }
    }
  });
});

describe('what a change adds and takes away', () => {
  const read: Permission = { action: ['read', 'claim'], subject: 'Application' };

  it('counts single actions, whatever list they stand in', () => {
    const after: Permission[] = [
      { action: ['claim'], subject: 'Application' },
      { action: ['approve', 'read'], subject: 'Application' },
    ];
    expect(permissionChange([read], after)).toEqual({
      added: [{ action: ['approve'], subject: 'Application' }],
      removed: [],
    });
  });

  it('another condition is another permission', () => {
    const narrower: Permission = { ...read, conditions: { status: 'approved' } };
    expect(permissionChange([read], [narrower])).toEqual({ added: [narrower], removed: [read] });
    expect(permissionChange([narrower], [narrower])).toEqual({ added: [], removed: [] });
  });
});
