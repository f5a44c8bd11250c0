import { forwardRef } from '@nestjs/common';
import { OneToMany } from 'typeorm';

export const grant = [forwardRef, OneToMany];
