from hallway.project.cli import main

main(prog_name="hallway")
