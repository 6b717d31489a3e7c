import { AccessStateEntity, RoleVersionEntity, StandInEntity } from './administration.entity';
import { Administration } from './administration.service';
import { DepartmentContents } from './department-contents';
import { DepartmentsController } from './departments.controller';
import { DepartmentsRepository } from './departments.repository';
import { DepartmentsService } from './departments.service';
import { FirstAdministratorService } from './first-administrator.service';
import { ImportService } from './import.service';
import { InvitationsService } from './invitations.service';
import { InviteProcessor } from './invite.processor';
import { PeopleRepository } from './people.repository';
import { RecordFacts } from './record-facts';
import { RolesController } from './roles.controller';
import { RolesRepository } from './roles.repository';
import { RolesService } from './roles.service';
import { SimulatorService } from './simulator.service';
import { StandInsController } from './stand-ins.controller';
import { StandInsRepository } from './stand-ins.repository';
import { StandInsService } from './stand-ins.service';
import { UsersController } from './users.controller';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

/** What the module of access takes in for the administration of people, roles and departments. */
export const administrationParts = {
  entities: [AccessStateEntity, RoleVersionEntity, StandInEntity],
  controllers: [UsersController, DepartmentsController, RolesController, StandInsController],
  providers: [
    Administration,
    DepartmentContents,
    DepartmentsRepository,
    DepartmentsService,
    FirstAdministratorService,
    ImportService,
    InvitationsService,
    InviteProcessor,
    PeopleRepository,
    RecordFacts,
    RolesRepository,
    RolesService,
    SimulatorService,
    StandInsRepository,
    StandInsService,
    UsersRepository,
    UsersService,
  ],
  /** Where modules above say what they keep of people and departments. */
  exports: [DepartmentContents, RecordFacts],
};
