import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { BrandQuery, NameAccountable } from './brand.dto.js';
import {
  BrandHistoryView,
  brandInUseView,
  BrandPageView,
  BrandsInUseView,
  BrandView,
  brandView,
  pastBrandView,
} from './brand.view.js';
import { Brands } from './brands.service.js';

/** The brands and who is accountable for each. */
@Controller('api/v1/brands')
export class BrandsController {
  constructor(@Inject(Brands) private readonly brands: Brands) {}

  @Get()
  @Does('brand.list')
  async list(@Op() op: Operation, @Query() query: BrandQuery): Promise<BrandPageView> {
    const page = await this.brands.list(op, query);
    return { ...page, items: page.items.map(brandView) };
  }

  /** Every brand that accounts carry, also those nobody is accountable for yet. */
  @Get('in-use')
  @Does('brand.list')
  async inUse(@Op() op: Operation): Promise<BrandsInUseView> {
    return { items: (await this.brands.inUse(op)).map(brandInUseView) };
  }

  /** Who is and was accountable, and why. */
  @Get(':name/history')
  @Does('brand.history')
  async history(@Op() op: Operation, @Param('name') name: string): Promise<BrandHistoryView> {
    const { found, names } = await this.brands.history(op, name);
    return { items: found.map((brand) => pastBrandView(brand, names)) };
  }

  /** Names the accountable person of a brand, new or known. */
  @Put(':name')
  @Does('brand.assign')
  async name(@Op() op: Operation, @Param('name') name: string, @Body() input: NameAccountable): Promise<BrandView> {
    return brandView(await this.brands.name(op, name, input.accountableId));
  }
}
