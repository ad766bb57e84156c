ALTER TABLE "connection" ADD COLUMN "signatures" jsonb;--> statement-breakpoint
ALTER TABLE "portal" ADD COLUMN "work_calendar" jsonb;