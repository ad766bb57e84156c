CREATE TABLE "route_move" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portal_id" integer NOT NULL,
	"route_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"by" text NOT NULL,
	"orders" jsonb NOT NULL,
	"results" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "route_move" ADD CONSTRAINT "route_move_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_move" ADD CONSTRAINT "route_move_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_move" ADD CONSTRAINT "route_move_version_id_route_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."route_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "route_move_route" ON "route_move" USING btree ("route_id","made_at");