from regesta.show.cli import main

main()
