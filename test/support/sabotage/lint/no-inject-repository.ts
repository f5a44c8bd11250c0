import { InjectRepository } from '@nestjs/typeorm';

export class Grants {
  constructor(@InjectRepository(Grants) readonly rows: unknown) {}
}
