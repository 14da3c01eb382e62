# SPDX-License-Identifier: EUPL-1.2

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0006_speakers_lifts_and_preparing"),
        ("partnerships", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DoorPress",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.UUIDField()),
                ("deed", models.CharField(choices=[("in", "Is er"), ("out", "Toch niet")], max_length=3)),
                ("pressed_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="door_presses",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="door_presses",
                        to="gatherings.registration",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("gathering", "key"), name="door_press_once"),
                    models.CheckConstraint(
                        condition=models.Q(("deed__in", ["in", "out"])), name="door_press_deed_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomScreen",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "showing",
                    models.CharField(
                        choices=[
                            ("tafels", "Jouw tafel"),
                            ("ronde", "De klok van de ronde"),
                            ("vragen", "De vragen"),
                            ("oogst", "De oogst groeit"),
                        ],
                        default="tafels",
                        max_length=8,
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("ends_at", models.DateTimeField(null=True)),
                ("left_seconds", models.PositiveIntegerField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "gathering",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room_screen",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("showing__in", ["tafels", "ronde", "vragen", "oogst"])),
                        name="room_screen_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__isnull", True), ("left_seconds__isnull", True), _connector="OR"),
                        name="room_clock_runs_or_stands",
                    ),
                ],
            },
        ),
    ]
