"""The facet of statuses is new: lines without it are dropped, and made anew by `repair_lists`."""

from django.db import migrations


def drop_lines(apps, schema_editor):
    apps.get_model("directory", "Listing").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [migrations.RunPython(drop_lines, migrations.RunPython.noop)]
