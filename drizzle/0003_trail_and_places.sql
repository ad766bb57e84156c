CREATE TABLE "envelope_pass" (
	"envelope_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"node" text NOT NULL,
	"outcome" text NOT NULL,
	"to" text NOT NULL,
	"round" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "envelope_pass_envelope_id_n_pk" PRIMARY KEY("envelope_id","n")
);
--> statement-breakpoint
CREATE TABLE "envelope_place" (
	"envelope_id" uuid NOT NULL,
	"node" text NOT NULL,
	"version_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"rank" bigint NOT NULL,
	CONSTRAINT "envelope_place_envelope_id_node_pk" PRIMARY KEY("envelope_id","node")
);
--> statement-breakpoint
ALTER TABLE "envelope" ADD COLUMN "passes" integer;--> statement-breakpoint
ALTER TABLE "envelope_pass" ADD CONSTRAINT "envelope_pass_envelope_id_envelope_id_fk" FOREIGN KEY ("envelope_id") REFERENCES "public"."envelope"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envelope_place" ADD CONSTRAINT "envelope_place_envelope_id_envelope_id_fk" FOREIGN KEY ("envelope_id") REFERENCES "public"."envelope"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "envelope_pass_latest" ON "envelope_pass" USING btree ("version_id","node","at");--> statement-breakpoint
CREATE INDEX "envelope_place_rank" ON "envelope_place" USING btree ("version_id","node","rank","envelope_id","since");