import { NotFoundException } from '@nestjs/common';

export const missing = (): Error => new NotFoundException();
