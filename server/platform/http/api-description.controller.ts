import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { PublicRoute } from './public-route';
import { Answers, openApiDocument } from './openapi';

@Controller('api/openapi.json')
export class ApiDescriptionController {
  private document: Record<string, unknown> | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  @Get()
  @PublicRoute()
  @Answers('This document')
  describe(): Record<string, unknown> {
    this.document ??= openApiDocument(this.discovery, this.reflector);
    return this.document;
  }
}

@Module({ imports: [DiscoveryModule], controllers: [ApiDescriptionController] })
export class ApiDescriptionModule {}
