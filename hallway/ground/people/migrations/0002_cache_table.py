from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    """The table of Django's database cache, which no model describes; nothing happens if it exists."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop, elidable=False)]
